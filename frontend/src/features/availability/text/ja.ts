export const ja = {
  calendar: { title: "予約カレンダー" },
};

export type Messages = typeof ja;
