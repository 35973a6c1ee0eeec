export const ja = {
  apply: { title: "体験滞在の申込み" },
  bookings: { title: "申込み・予約" },
  booking: { title: "申込みの状況" },
  receipt: { title: "受付票" },
  confirmation: { title: "利用確認書" },
  link: { title: "申込内容の確認" },
  hostWorklist: { title: "受入れの対応" },
  today: { title: "本日の到着・滞在" },
  officeWorklist: { title: "申込みの審査" },
};

export type Messages = typeof ja;
