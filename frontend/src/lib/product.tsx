import { createContext, use, type ReactNode } from "react";
import { useText, type Catalogue } from "./locale";

/** What the platform is called; `line` stands below the name in the header. */
export type Product = { name: string; line: string };

/** Until the server's settings say otherwise. */
export const PRODUCT: Catalogue<Product> = {
  ja: { name: "みえワーケーション", line: "予約・マッチング" },
  en: { name: "Mie Workcation", line: "Booking and matching" },
};

const ProductContext = createContext<Product | null>(null);

export function ProductProvider({ product, children }: { product: Product; children: ReactNode }) {
  return <ProductContext value={product}>{children}</ProductContext>;
}

export function useProduct(): Product {
  const usual = useText(PRODUCT);
  return use(ProductContext) ?? usual;
}
