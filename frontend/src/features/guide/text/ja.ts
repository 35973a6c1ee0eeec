export const ja = {
  help: { title: "ヘルプ・お問い合わせ" },
  privacy: { title: "個人情報の取扱い" },
  terms: { title: "利用規約" },
  accessibility: { title: "アクセシビリティ方針" },
  flow: { title: "申込みの流れ" },
};

export type Messages = typeof ja;
