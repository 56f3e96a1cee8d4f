package io.trunkline.ami.client;

/** Whether and whom the connection trusts. Immutable. */
public sealed interface AmiTls {
  /** No TLS: for a PBX on this machine or behind a tunnel. */
  record Off() implements AmiTls {}

  /** TLS with a certificate that a public authority gave to the host's name. */
  record PublicAuthority() implements AmiTls {}

  /**
   * TLS with these certificates only. The server's own certificate among them is trusted for what
   * it is, whatever name or date it bears; an authority's among them must have signed the host's
   * name.
   *
   * @param pem one or more certificates in PEM form
   */
  record Pinned(String pem) implements AmiTls {}

  static AmiTls off() {
    return new Off();
  }

  static AmiTls publicAuthority() {
    return new PublicAuthority();
  }

  static AmiTls pinned(String pem) {
    return new Pinned(pem);
  }
}
