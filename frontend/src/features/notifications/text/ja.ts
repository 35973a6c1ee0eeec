export const ja = {
  outbox: { title: "送信メール" },
  demoMailbox: { title: "デモ受信箱" },
};

export type Messages = typeof ja;
