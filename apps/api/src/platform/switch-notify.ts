/** What a phone is told: a SIP NOTIFY without a body, outside of any dialogue. */
export interface Notice {
  /** The value of its `Event` header, with its parameters. */
  event: string;
  /** The same each time the same thing is said: a switch that has sent it does not send it again. */
  id: string;
}

/** `sent`: the phone was told. `refused`: it certainly was not. What is thrown says neither. */
export type NotifyOutcome = { outcome: 'sent' } | { outcome: 'refused'; reason: 'no-switch' | 'not-registered' | 'refused' | 'unreachable'; detail?: string };

/** Tells phones something through the switch that they are registered at. */
export interface SwitchNotify {
  /** False: no switch is connected, and everything is refused for that. */
  readonly isConnected: boolean;
  notify(sipUsername: string, notice: Notice): Promise<NotifyOutcome>;
}
