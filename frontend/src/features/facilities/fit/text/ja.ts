export const ja = {
  title: "希望との相性",
  lead: "検索の条件と希望に照らした結果です。",
  fits: "必須条件をすべて満たしています",
  excluded: "満たさない必須条件があります",
  noStay: "日程を選ぶと、その日程で判定します。",
  score: (points: number) => `希望との一致 ${points}点`,
  hostScore: (points: number) => `受入れ側の希望との一致 ${points}点`,
  outOf: "100点満点",
  met: "合う点",
  unmet: "合わない点",
  changes: "次のように変えると満たします",
  checking: "条件を確かめています",
  failed: "相性を確かめられませんでした",
  retry: "再試行",
};

export type Messages = typeof ja;
