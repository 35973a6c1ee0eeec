import { useMemo, type ReactNode } from "react";
import { useSettings } from "@/api/settings";
import { useLocale, useText } from "@/lib/locale";
import { PRODUCT, ProductProvider } from "@/lib/product";

/** Gives every page the product's name as this prefecture configured it. */
export function Named({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  const { line, name: usual } = useText(PRODUCT);
  const name = useSettings()?.product_name[locale] ?? usual;
  const product = useMemo(() => ({ name, line }), [name, line]);
  return <ProductProvider product={product}>{children}</ProductProvider>;
}
