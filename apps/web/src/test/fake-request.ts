/** Stands in for the browser's upload, which jsdom does not make. */
export class FakeRequest {
  static sent: { url: string; headers: Record<string, string>; body: unknown }[] = [];
  static reply = { status: 201, text: '' };
  /** Forgets what was sent; what is sent from here on is answered with this. */
  static begin(reply: object) {
    FakeRequest.sent = [];
    FakeRequest.reply = { status: 201, text: JSON.stringify(reply) };
  }
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  private url = '';
  private headers: Record<string, string> = {};
  open(_method: string, url: string) {
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  abort() {
    this.onabort?.();
  }
  send(body: unknown) {
    FakeRequest.sent.push({ url: this.url, headers: this.headers, body });
    if (FakeRequest.reply.status === 0) return;
    this.status = FakeRequest.reply.status;
    this.responseText = FakeRequest.reply.text;
    queueMicrotask(() => this.onload?.());
  }
}
