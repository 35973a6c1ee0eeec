/** What comes next, for this reader in this state; `everyone` where nobody needs words of their own. */
type Next = {
  everyone: string;
  applicant?: string;
  participant?: string;
  supervisor?: string;
  host?: string;
  office?: string;
};

const next = {
  draft: {
    everyone: "申込者が申込内容を作成しています。",
    applicant: "申込みはまだ提出されていません。続きを入力し、内容を確認して提出してください。",
  },
  supervisor_review: {
    everyone: "所属長が日程と勤務の計画を確認しています。",
    applicant: "所属長の承認を待っています。承認されると、事務局の審査に進みます。",
    supervisor:
      "日程と勤務の計画を確認し、承認するか、理由を添えて差し戻してください。期限までにお手続きがない場合、申込みは終了します。",
  },
  in_review: {
    everyone: "事務局が申込内容を審査しています。",
    applicant:
      "事務局が審査しています。修正が必要な場合は、理由を添えてご連絡します。この時点では利用は確定していません。",
    office: "募集要項に照らして内容を確認し、次へ進めるか、理由を添えて差し戻してください。",
    host: "事務局が審査しています。審査が終わると、受入れの可否をお尋ねします。",
  },
  pooled: {
    everyone: "選考の対象として受け付けています。結果が決まりしだいご連絡します。",
    office: "選考の実施をお待ちください。結果を確定すると、申込者と施設に連絡します。",
  },
  host_check: {
    everyone: "施設が受入れの可否を確認しています。",
    applicant: "施設の回答を待っています。承諾されると予約が確定します。受入れできない場合は、次の希望に進みます。",
    host: "受入れの可否を期限までにご回答ください。期限を過ぎると仮予約は自動的に解除されます。",
    office: "施設の回答を待っています。期限が近いときは、施設へご連絡ください。",
  },
  confirmed: {
    everyone: "予約が確定しています。",
    applicant:
      "予約が確定しました。チェックインの7日前までに参加者の氏名とメールアドレスを登録してください。当日は利用確認書をお持ちください。",
    participant: "予約が確定しました。事前アンケートへの回答をお願いします。当日は利用確認書をご覧ください。",
    host: "予約が確定しています。当日、到着を確認したらチェックインを記録してください。",
  },
  checked_in: {
    everyone: "滞在中です。",
    applicant: "滞在中です。出発するときにチェックアウトを記録してください。予定より早い出発もここで記録できます。",
    participant: "滞在中です。滞在後に業務報告とアンケートをお願いします。",
    host: "滞在中です。出発を確認したらチェックアウトを記録してください。",
  },
  completed: {
    everyone: "滞在が終了しました。",
    applicant: "滞在が終了しました。アンケートと業務報告をお願いします。ご利用ありがとうございました。",
    participant: "滞在が終了しました。アンケートと業務報告をお願いします。",
    supervisor: "滞在が終了しました。業務報告が提出されると、この画面で読むことができます。",
    host: "滞在が終了しました。受入側アンケートへの回答をお願いします。",
  },
  returned: {
    everyone: "申込者が内容を修正しています。",
    applicant:
      "修正のお願いがあります。下の「経過」の理由を確認し、内容を直してもう一度提出してください。受付番号は変わりません。",
  },
  waiting: {
    everyone: "キャンセル待ちとして受け付けています。空きが出ると、順番に自動でご案内します。",
    applicant:
      "ご希望の日程は満室のため、キャンセル待ちです。空きが出ましたら、順番にメールとこの画面でご案内します。待つのをやめるときは取り下げてください。",
    host: "貴施設の空きを待っています。空きが出ると、順番に自動でご案内し、利用の回答があれば受入れの可否をお尋ねします。",
  },
  offered: {
    everyone: "空きが出たため、申込者の回答を待っています。",
    applicant:
      "ご希望の日程に空きが出ました。期限まで仮押さえしています。利用するか見送るかを、期限までにご回答ください。確定ではありません。",
  },
  withdrawn: {
    everyone: "申込みは取り下げられました。",
    applicant: "申込みを取り下げました。費用はかかりません。あらためて申し込むこともできます。",
  },
  disapproved: {
    everyone: "申込みは不承認となりました。",
    applicant: "慎重に検討いたしました結果、今回はご希望に添えない結果となりました。理由は下の「経過」をご覧ください。",
  },
  declined: {
    everyone: "ご希望のいずれの施設でも受入れができませんでした。",
    applicant: "ご希望のいずれの施設でも受入れができませんでした。ほかの施設や日程で、あらためてお申し込みください。",
  },
  not_selected: {
    everyone: "選考の結果、不採択となりました。",
    applicant: "選考の結果、今回はご希望に添えない結果となりました。次の募集でのお申込みをお待ちしています。",
  },
  hold_expired: {
    everyone: "期限までにお手続きがなく、仮予約は解除されました。",
    applicant: "期限までにお手続きがなく、仮予約は解除されました。同じ内容で、あらためてお申し込みいただけます。",
  },
  cancelled: {
    everyone: "予約はキャンセルされました。",
    applicant: "予約をキャンセルしました。キャンセル料がある場合は、施設からご案内します。",
    host: "予約はキャンセルされました。空いた日程は、ほかの申込みを受け付けられます。",
  },
  called_off: {
    everyone: "中止となりました。キャンセル料はかかりません。",
    applicant: "中止となりました。キャンセル料はかかりません。理由は下の「経過」をご覧ください。",
  },
  revoked: {
    everyone: "参加の決定は取り消されました。",
    applicant: "参加の決定が取り消されました。理由は下の「経過」をご覧ください。",
  },
  no_show: {
    everyone: "到着が確認できなかったため、不泊として記録されました。",
    applicant: "到着が確認できなかったため、不泊として記録されました。事実と異なる場合は、事務局までご連絡ください。",
  },
} satisfies Record<string, Next>;

export const ja = {
  next,
  nextTitle: "現在の状況",
  holder: (who: string) => `いま手続きをする人：${who}`,
  otherHost: "貴施設の承諾は記録されています。もう一方の施設が承諾すると予約が確定し、お知らせします。",
  holderYou: "あなたの手続きを待っています",
  until: (at: string) => `期限：${at}`,
  nobody: "手続きは完了しています",
  nobodyYet: "空きが出るのを待っています",
  way: "手続きの流れ",
  stoppedAt: (state: string) => `${state}（終了）`,
  automatic: "チェックアウトの記録がなかったため、自動で終了としました。",
  unconfirmed: "チェックインの記録がないまま終了しました（未確認）。",
  edit: "申込内容を直す",
  continueDraft: "申込みの続きを入力する",
  calendar: "カレンダーに追加（.ics）",
  receipt: "受付票",
  confirmation: "利用確認書",
  stay: "滞在の内容",
  place: "施設",
  dates: "日程",
  party: "人数",
  partyLine: (party: number, children: number, companions: number) =>
    `参加者${party}人、お子さま${children}人、同行者${companions}人`,
  arrival: "到着予定",
  left: "実際の出発日",
  purpose: "目的",
  needs: "必要な環境",
  considerations: "配慮事項",
  criteria: "試行で確かめたいこと",
  channel: "受付方法",
  enteredBy: (channel: string, name: string, at: string) => `${channel}（同意：${name}、${at}）`,
  notClaimed: "申込者はまだ引き継いでいません。差戻しはできません。",
  claimedAt: (at: string) => `${at}に申込者が引き継ぎました。`,
  call: "募集",
  organisation: "申込者",
  industry: "業種",
  hiddenPeople: "申込者の名称と連絡先は、予約の確定後に表示されます。",
  contact: "担当者",
  wishes: "希望と結果",
  considered: "検討中の希望",
  costs: "費用",
  total: "合計（目安）",
  totalOpen: "施設が決まると表示されます",
  feeCharged: "キャンセル料",
  cancelRule: "いまキャンセルした場合",
  cancelNow: (fee: string, percent: number) => `キャンセル料 ${fee}（${percent}%）`,
  cancelFree: "キャンセル料はかかりません",
  freeUntil: (day: string) => `${day}までは無料です。`,
  plan: "日ごとの予定",
  day: "日",
  basis: "区分",
  hours: "勤務時間",
  where: "場所",
  reach: "連絡先",
  participants: "参加者",
  participantsNone: "参加者はまだ登録されていません。",
  namesDue: (day: string) => `登録期限：${day}。登録された方に事前アンケートをお送りします。`,
  nameThem: "参加者を登録する",
  changeThem: "参加者を変更する",
  participant: (index: number) => `参加者${index}`,
  name: "氏名",
  nameKana: "フリガナ",
  email: "メールアドレス",
  language: "案内の言語",
  languages: { ja: "日本語", en: "英語" },
  addParticipant: "参加者を追加",
  removeParticipant: (index: number) => `参加者${index}を削除`,
  atMost: (party: number) => `この申込みの参加者は${party}人までです。`,
  saveNames: "登録する",
  namesSaved: "参加者を登録しました。",
  nameMissing: (index: number) => `参加者${index}の氏名を入力してください。`,
  emailWrong: (index: number) => `参加者${index}のメールアドレスを確認してください（例：name@example.jp）。`,
  rivals: "同じ日程を希望するほかの申込み",
  rivalsNone: "同じ日程を希望するほかの申込みはありません。",
  rivalsSome: (count: number) => `${count}件の申込みが同じ施設の重なる日程を希望しています。`,
  history: "経過",
  historyNone: "経過はまだありません。",
  comment: "コメント",
  stale: "ほかの方が先に手続きをしました。",
  staleNow: (state: string) => `現在の状態は「${state}」です。最新の内容を表示しています。`,
  done: {
    "booking.submit": "申込みを提出しました。",
    "booking.approve": "承認しました。事務局に送られました。",
    "booking.forward": "施設へ送りました。",
    "booking.forward:pooled": "選考の対象に加えました。",
    "booking.return": "差し戻しました。申込者にメールでお知らせします。",
    "booking.disapprove": "不承認としました。",
    "booking.accept": "受入れを承諾しました。予約が確定しました。",
    "booking.decline": "受入れできないことを記録しました。",
    "booking.withdraw": "申込みを取り下げました。",
    "booking.cancel": "予約をキャンセルしました。",
    "booking.call_off": "中止としました。",
    "booking.revoke": "決定を取り消しました。",
    "booking.no_show": "不泊として記録しました。",
    "offer.accept": "利用の回答を受け付けました。施設の確認に進みます。",
    "offer.decline": "見送りの回答を受け付けました。",
    "waiting.end": "キャンセル待ちを終了しました。",
    "booking.check_in": "チェックインを記録しました。",
    "change.approve": "変更を承認しました。",
    "change.forward": "変更を認めました。",
    "change.accept": "変更を承諾しました。",
    "change.return": "変更を差し戻しました。",
    "change.refuse": "変更をお断りしました。",
    "change.withdraw": "変更の申出を取り下げました。",
    "booking.check_out": "チェックアウトを記録しました。",
  },
};

export type Messages = Omit<typeof ja, "next"> & { next: Record<keyof typeof next, Next> };
