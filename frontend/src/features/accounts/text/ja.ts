export const ja = {
  signIn: { title: "ログイン" },
  register: { title: "企業の利用登録" },
  registerConfirm: { title: "利用登録の確認" },
  reset: { title: "パスワードの再設定" },
  invitation: { title: "招待の確認" },
  account: { title: "アカウント" },
  members: { title: "組織・利用者" },
};

export type Messages = typeof ja;
