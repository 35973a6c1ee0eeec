import type { Messages } from "./ja";

export const en: Messages = {
  it: "Information and communications",
  manufacturing: "Manufacturing",
  professional: "Research, professional and technical services",
  finance: "Finance and insurance",
  wholesale_retail: "Wholesale and retail",
  construction: "Construction",
  transport: "Transport and postal services",
  education: "Education",
  medical_welfare: "Medical care and welfare",
  energy: "Electricity, gas, heat and water",
  services: "Other services",
  other: "Other",
};
