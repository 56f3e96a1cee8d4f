package io.trunkline.lab.phone;

/**
 * An agent's desk phone. The PBX knows where it stands (a static contact), so it does not register;
 * its own calls are challenged by digest and say the password.
 */
public final class SipPhone extends Phone {
  private final String extension;

  private SipPhone(String name, String extension, Line line) {
    super(name, line);
    this.extension = extension;
  }

  /**
   * Opens a phone without a name of its own.
   *
   * @param pbxPort where the PBX listens for SIP over UDP on the loopback address
   * @throws PhoneException if the port is taken
   */
  public static SipPhone open(String extension, String password, int localPort, int pbxPort) {
    return open("phone", extension, password, localPort, pbxPort);
  }

  /** The same, with the name its errors begin with: "alice (1001) did not ring". */
  public static SipPhone open(
      String name, String extension, String password, int localPort, int pbxPort) {
    Line line = new Line(extension, password, localPort, pbxPort);
    return new SipPhone(name + " (" + extension + ")", extension, line);
  }

  public String extension() {
    return extension;
  }

  /** Dials a number; the call is handed back at once, not yet ringing. */
  public PhoneCall calls(String number) {
    return place(number, extension, "");
  }
}
