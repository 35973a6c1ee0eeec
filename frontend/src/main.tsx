import "./styles.css";
import { mount } from "./app";

const root = document.getElementById("root");
if (root) mount(root);
