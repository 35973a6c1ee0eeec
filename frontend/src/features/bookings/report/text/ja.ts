export const ja = {
  title: "滞在後のお願い",
  lead: "業務報告とアンケートは別々の記録です。それぞれ提出してください。",
  reportTitle: "業務報告",
  reportLead:
    "滞在中に行った業務の報告です。所属長（企業の場合は担当者）に届きます。アンケートの回答とは結び付きません。",
  workDone: "行った業務",
  workDoneSupport: "日ごとの主な業務や成果を入力してください。",
  findings: "気づいたこと・課題",
  keep: "下書きを保存",
  submit: "業務報告を提出する",
  kept: "業務報告の下書きを保存しました。",
  submitted: "業務報告を提出しました。",
  submittedAt: (at: string) => `${at}に提出しました。`,
  workMissing: "行った業務を入力してください。",
  surveyTitle: "アンケート",
  surveyLead: "施設の受入体制の改善に役立てます。回答は所属長や企業には表示されません。所要時間は約7分です。",
  survey: "アンケートに進む",
  readTitle: "提出された業務報告",
  draft: "下書き",
};

export type Messages = typeof ja;
