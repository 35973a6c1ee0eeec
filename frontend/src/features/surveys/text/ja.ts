export const ja = {
  survey: { title: "アンケート" },
  mySurveys: { title: "アンケート" },
  sheets: { title: "回答票（取扱注意）" },
};

export type Messages = typeof ja;
