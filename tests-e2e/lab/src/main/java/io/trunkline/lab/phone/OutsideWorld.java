package io.trunkline.lab.phone;

/**
 * The public network behind the trunk: calls the PBX from any number, and is called when the PBX
 * dials out. The PBX knows it by a header and asks for no password.
 */
public final class OutsideWorld extends Phone {
  private OutsideWorld(Line line) {
    super("the outside world", line);
  }

  /** As {@link SipPhone#open}. */
  public static OutsideWorld open(int localPort, int pbxPort) {
    return new OutsideWorld(new Line("trunk", "", localPort, pbxPort));
  }

  /** Begins a call to a number of the PBX; {@link Placing#from} places it. */
  public Placing calls(String number) {
    return new Placing(this, number);
  }

  /** A call of the outside world that only lacks its caller. */
  public record Placing(OutsideWorld world, String number) {
    public PhoneCall from(String caller) {
      return from(caller, "");
    }

    /** Places the call; it is handed back at once, not yet ringing. */
    public PhoneCall from(String caller, String name) {
      return world.place(number, caller, name, "X-Trunk", "yes");
    }

    /** A caller who withholds the number. */
    public PhoneCall fromNobody() {
      return world.place(number, "anonymous", "Anonymous", "X-Trunk", "yes", "Privacy", "id");
    }
  }
}
