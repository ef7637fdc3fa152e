/** The hotline's public sentences in English; a test finds every one of them in the server's rules. */
import { language } from '../language'

const ENGLISH: Record<string, string> = {
  '12345 热线': 'the 12345 hotline',
  // What happened.
  诉求已收到: 'We have your request',
  热线已受理: 'Accepted by the hotline',
  已派给承办单位: 'Passed to the office in charge',
  承办单位已签收: 'The office has taken it on',
  正在重新安排承办单位: 'Being passed to another office',
  已转有关单位办理: 'Passed on to the body responsible',
  已改派承办单位: 'Passed to another office',
  暂缓办理: 'On hold',
  已恢复办理: 'Work goes on',
  有关单位已反馈办理结果: 'The body responsible has answered',
  承办单位已提交办理结果: 'The office has handed in its result',
  '办理结果已通过审核，等待回访': 'The result was checked; we will contact you',
  '市民反映未解决，已交承办单位再次办理': 'Not solved: the office works on it again',
  热线已当场答复: 'Answered by the hotline at once',
  已结案: 'Closed',
  // Where it stands.
  '已受理，正在派单': 'Accepted, being passed on',
  承办单位办理中: 'The office is working on it',
  '承办单位办理中，暂缓办理': 'With the office, on hold',
  办理结果审核中: 'The result is being checked',
  已按职责分成多件办理: 'Divided among several offices',
  与相同诉求合并办理: 'Handled together with the same request of others',
  '已办理，等待回访': 'Done; we will contact you',
  '已收到，等待热线员核对': 'Received, waiting for an operator',
  热线员处理中: 'An operator is working on it',
  已结束: 'Ended',
  已登记并派单: 'Registered and passed on',
  热线已答复: 'Answered by the hotline',
  '已结束，没有需要办理的事项': 'Ended; there was nothing to do',
  '长时间没有收到您的回复，已结束': 'Ended, as we did not hear from you',
  您已撤回: 'You withdrew it',
  // What comes next.
  '热线将把诉求派给负责的单位。': 'The hotline passes it to the office in charge.',
  '承办单位将签收并开始办理。': 'The office takes it on and begins.',
  '承办单位办理后把结果交热线审核。': 'When done, the office hands its result to the hotline to be checked.',
  '事情需要等待，暂缓办理；条件具备后继续办理。': 'It has to wait for something, and goes on as soon as it can.',
  '主办单位已办完，正在等协助单位的反馈。': 'The first office is done; others still have to answer.',
  '有关单位办理后把结果告知热线。': 'When done, the body responsible tells the hotline.',
  '诉求已按职责分给几个单位，各自办理后热线一并回访您。': 'Several offices work on it; we contact you once about all.',
  '您的诉求与相同诉求一起办理，办完后热线回访您。': 'It is handled with the same request of others; we contact you when it is done.',
  '热线正在审核办理结果，通过后回访您。': 'The hotline is checking the result and then contacts you.',
  '热线将联系您，请您确认问题是否解决。': 'The hotline will contact you and ask whether it is solved.',
  '已经办结，没有下一步。': 'It is finished.',
  '热线员将核对您的诉求并派给负责的单位。': 'An operator reads it and passes it to the office in charge.',
  '热线员正在处理您的诉求，随后派给负责的单位。': 'An operator is working on it and then passes it to the office in charge.',
  // What can be rated.
  热线受理: 'How the hotline took it',
  承办单位办理: 'How the office worked',
  办理结果: 'The result',
}

export const KNOWN = new Set(Object.keys(ENGLISH))

/** The sentence in the reader's language; Chinese where there is no other. */
export function publicly(said: string): string {
  return language.value === 'en' ? (ENGLISH[said] ?? said) : said
}
