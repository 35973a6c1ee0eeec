export const ja = {
  problem: {
    unreachable: {
      title: "サーバーに接続できませんでした。",
      detail: "通信の状態をご確認のうえ、もう一度お試しください。入力した内容は画面に残っています。",
    },
    unreadable: {
      title: "処理を完了できませんでした。",
      detail: "時間をおいて、もう一度お試しください。繰り返し表示される場合は、事務局へお問い合わせください。",
    },
  },
};

export type Messages = typeof ja;
