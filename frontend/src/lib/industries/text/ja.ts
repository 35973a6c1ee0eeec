/** The industries of companies, as they register, as hosts welcome them, and as a host reads them of an applicant. */
export const ja = {
  it: "情報通信業",
  manufacturing: "製造業",
  professional: "学術研究、専門・技術サービス業",
  finance: "金融業、保険業",
  wholesale_retail: "卸売業、小売業",
  construction: "建設業",
  transport: "運輸業、郵便業",
  education: "教育、学習支援業",
  medical_welfare: "医療、福祉",
  energy: "電気・ガス・熱供給・水道業",
  services: "その他のサービス業",
  other: "その他",
};

export type Messages = typeof ja;
