import { useProduct } from "@/lib/product";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";

export function Brand({ line }: { line?: string }) {
  const product = useProduct();
  return (
    <Link
      href={paths.search()}
      className="flex min-h-11 items-center gap-2 whitespace-nowrap text-solid-gray-800 no-underline sm:gap-3"
    >
      <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" className="shrink-0">
        <rect width="36" height="36" rx="6" className="fill-key-900" />
        <path d="M6 22 14 11l5 6 4-4 7 9z" fill="#fff" />
        <path d="M6 27q3-3 6 0t6 0 6 0 6 0" fill="none" stroke="#9db7f9" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      <span className="leading-130">
        <span className="block font-bold sm:text-lg">{product.name}</span>
        <span className="block text-sm text-solid-gray-700">{line ?? product.line}</span>
      </span>
    </Link>
  );
}
