/** One entry a verb: what the button says, what the dialog asks, what follows from a yes, in whole sentences. */
type Act = { label: string; title: string; confirm: string; consequences: readonly string[]; comment?: string };

const acts = {
  "booking.approve": {
    label: "承認する",
    title: "この計画を承認しますか",
    confirm: "承認する",
    consequences: [
      "事務局の審査に進み、申込者にメールでお知らせします。",
      "旅行命令・休暇・勤怠の手続きは、総務事務システムで別に行ってください。",
    ],
    comment: "申込者・事務局へのコメント",
  },
  "booking.forward": {
    label: "施設へ送る",
    title: "この申込みを施設へ送りますか",
    confirm: "施設へ送る",
    consequences: ["施設に受入れの可否を尋ねるメールを送ります。", "仮予約の期限が更新されます。"],
    comment: "施設・申込者へのコメント",
  },
  /** Where places are given later, the secretariat sends nothing to a facility. */
  "booking.forward:pooled": {
    label: "選考の対象にする",
    title: "この申込みを選考の対象にしますか",
    confirm: "選考の対象にする",
    consequences: [
      "申込者の画面では「選考中」と表示されます。",
      "利用先は、募集の締切後の選考で決まります。施設にはまだ連絡しません。",
    ],
    comment: "申込者へのコメント",
  },
  "booking.return": {
    label: "差し戻す",
    title: "修正をお願いして差し戻しますか",
    confirm: "差し戻す",
    consequences: [
      "理由を添えて申込者にメールでお知らせします。",
      "受付番号はそのままで、修正後に同じ申込みとして再提出されます。",
      "仮予約の期限は延長されません。",
    ],
    comment: "修正してほしい内容と理由",
  },
  "booking.disapprove": {
    label: "不承認とする",
    title: "この申込みを不承認としますか",
    confirm: "不承認とする",
    consequences: [
      "申込みは終了し、取り消すことはできません。",
      "理由を添えて申込者にメールでお知らせします。",
      "仮予約は解除されます。",
    ],
    comment: "不承認の理由",
  },
  "booking.accept": {
    label: "受入れを承諾する",
    title: "受入れを承諾しますか",
    confirm: "承諾して予約を確定する",
    consequences: [
      "予約が確定し、申込者に利用確認書の案内を送ります。",
      "申込者の名称と連絡先が表示されます。",
      "宿泊・利用契約は利用者と施設の間で成立します。",
    ],
    comment: "申込者への案内（持ち物、駐車場など）",
  },
  /** Of two places: the other host's word is needed too. */
  "booking.accept:pair": {
    label: "受入れを承諾する",
    title: "受入れを承諾しますか",
    confirm: "承諾する",
    consequences: [
      "2つの施設がともに承諾すると予約が確定し、メールでお知らせします。",
      "申込者の名称と連絡先は、予約が確定してから表示されます。",
      "もう一方の施設が受け入れられないときは、貴施設の仮予約も解除されます。",
    ],
    comment: "申込者への案内（持ち物、駐車場など）",
  },
  "booking.decline": {
    label: "受入れできない",
    title: "受入れできないと回答しますか",
    confirm: "受入れできないと回答する",
    consequences: ["この日程の仮予約は解除され、申込みは次の希望に進みます。", "理由は申込者と事務局に伝わります。"],
    comment: "受入れできない理由",
  },
  "booking.withdraw": {
    label: "取り下げる",
    title: "この申込みを取り下げますか",
    confirm: "取り下げる",
    consequences: [
      "申込みは終了し、仮予約は解除されます。",
      "費用はかかりません。",
      "もう一度利用するときは、あらためてお申し込みください。",
    ],
    comment: "取下げの理由",
  },
  "booking.cancel": {
    label: "予約をキャンセルする",
    title: "この予約をキャンセルしますか",
    confirm: "キャンセルする",
    consequences: [
      "予約は取り消され、元に戻すことはできません。",
      "施設と参加者にメールでお知らせし、カレンダーの予定も取り消します。",
    ],
    comment: "キャンセルの理由",
  },
  "booking.call_off": {
    label: "中止にする",
    title: "この滞在を中止にしますか",
    confirm: "中止にする",
    consequences: [
      "申込み・予約は終了し、元に戻すことはできません。",
      "キャンセル料はかかりません。",
      "理由を添えて申込者と施設にメールでお知らせします。",
    ],
    comment: "中止の理由（台風、設備の故障など）",
  },
  "booking.revoke": {
    label: "決定を取り消す",
    title: "参加の決定を取り消しますか",
    confirm: "決定を取り消す",
    consequences: [
      "予約は取り消され、元に戻すことはできません。",
      "理由を添えて申込者と施設にメールでお知らせします。",
    ],
    comment: "取消しの理由",
  },
  "booking.no_show": {
    label: "不泊として記録する",
    title: "到着がなかったことを記録しますか",
    confirm: "不泊として記録する",
    consequences: [
      "予約は終了し、残りの日程は空きに戻ります。",
      "キャンセル規定の不泊の料金が記録され、申込者にお知らせします。",
    ],
    comment: "連絡の状況など",
  },
  "offer.accept": {
    label: "この空きを利用する",
    title: "仮押さえした空きを利用しますか",
    confirm: "利用する",
    consequences: [
      "施設が受入れの可否を確認します。承諾されると予約が確定します。",
      "回答しただけでは費用はかかりません。確定後のキャンセル料は、施設の規定によります。",
      "ほかの希望のキャンセル待ちは終了します。",
    ],
  },
  "offer.decline": {
    label: "今回は見送る",
    title: "今回の空きを見送りますか",
    confirm: "見送る",
    consequences: [
      "仮押さえは解除され、次の方へご案内します。",
      "キャンセル待ちは続きますが、最後の順番に移ります。",
      "待つのをやめるときは「取り下げる」を選んでください。",
    ],
  },
  "waiting.end": {
    label: "キャンセル待ちを終了する",
    title: "このキャンセル待ちを終了しますか",
    confirm: "終了する",
    consequences: [
      "申込みは受入不可として終了し、元に戻すことはできません。",
      "理由を添えて申込者にメールでお知らせします。",
    ],
    comment: "終了する理由",
  },
  "booking.check_in": {
    label: "チェックインを記録する",
    title: "チェックインを記録しますか",
    confirm: "チェックインを記録する",
    consequences: ["いまの時刻で到着を記録します。"],
  },
  "change.approve": {
    label: "変更を承認する",
    title: "この変更を承認しますか",
    confirm: "変更を承認する",
    consequences: [
      "事務局の確認に進み、申込者にメールでお知らせします。",
      "旅行命令・休暇・勤怠の手続きは、総務事務システムで別に行ってください。",
    ],
    comment: "申込者・事務局へのコメント",
  },
  "change.forward": {
    label: "変更を認める",
    title: "この変更を認めて先に進めますか",
    confirm: "変更を認める",
    consequences: ["次に確認する人がいるときは、その人に送ります。いないときは、変更が確定します。"],
    comment: "施設・申込者へのコメント",
  },
  "change.accept": {
    label: "変更を承諾する",
    title: "この変更を承諾しますか",
    confirm: "変更を承諾する",
    consequences: [
      "予約はこの内容に変わり、使わなくなる部屋と日は空きに戻ります。",
      "申込者と参加者に、新しい日程のメールとカレンダー用のファイルを送ります。",
    ],
    comment: "申込者への案内",
  },
  "change.return": {
    label: "変更を差し戻す",
    title: "修正をお願いして変更を差し戻しますか",
    confirm: "変更を差し戻す",
    consequences: [
      "理由を添えて申込者にメールでお知らせします。",
      "いまの予約はそのまま続きます。期限は延長されません。",
    ],
    comment: "修正してほしい内容と理由",
  },
  "change.refuse": {
    label: "変更をお断りする",
    title: "この変更をお断りしますか",
    confirm: "変更をお断りする",
    consequences: [
      "いまの予約はそのまま続きます。",
      "変更のために確保していた部屋は空きに戻ります。",
      "理由は申込者に伝わります。",
    ],
    comment: "お断りする理由",
  },
  "change.withdraw": {
    label: "変更の申出を取り下げる",
    title: "変更の申出を取り下げますか",
    confirm: "変更の申出を取り下げる",
    consequences: ["いまの予約はそのまま続きます。", "変更のために確保していた部屋は空きに戻ります。"],
    comment: "連絡事項",
  },
  "booking.check_out": {
    label: "チェックアウトを記録する",
    title: "チェックアウトを記録しますか",
    confirm: "チェックアウトを記録する",
    consequences: [
      "滞在は終了となり、アンケートのご案内を送ります。",
      "予定より早い場合、残りの日程は空きに戻ります。",
    ],
  },
} satisfies Record<string, Act>;

export const ja = {
  acts,
  bar: "できること",
  reasonMissing: "理由を入力してください。",
  fee: (fee: string, percent: number) => `キャンセル料は${fee}（${percent}%）です。施設に直接お支払いください。`,
  noFee: "キャンセル料はかかりません。",
  freeUntil: (day: string) => `${day}まではキャンセル料がかかりません。`,
  departure: "出発日",
  departureSupport: "予定より早く出発した場合は、実際の出発日に直してください。",
  departureWrong: (from: string, until: string) =>
    `${from}から${until}までの日付を「2026/12/9」のように入力してください。`,
  other: "そのほかの操作",
  guestLabels: { "booking.check_in": "チェックインする", "booking.check_out": "チェックアウトする" },
};

type Wording = keyof typeof acts;
export type Verb = Exclude<Wording, `${string}:${string}`>;
export type Messages = Omit<typeof ja, "acts"> & { acts: Record<Wording, Act> };
