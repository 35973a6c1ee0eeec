export const ja = {
  facility: { title: "施設の詳細" },
  ownFacilities: { title: "施設・空き状況" },
  facilityEdit: { title: "施設情報の編集" },
  listingWorklist: { title: "掲載内容の確認" },
};

export type Messages = typeof ja;
