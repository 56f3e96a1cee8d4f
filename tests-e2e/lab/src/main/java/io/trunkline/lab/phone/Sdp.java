package io.trunkline.lab.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;

/** The little of SDP (RFC 4566) a phone needs: one audio stream, ulaw, and its direction. */
record Sdp(String address, int port, Direction direction) {
  private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
  private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+)");
  private static final Pattern DIRECTION =
      Pattern.compile("(?m)^a=(sendrecv|sendonly|recvonly|inactive)\\s*$");

  /** Who sends audio, in the words of RFC 3264. */
  enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** What one says to an offer of this direction. */
    Direction answer() {
      return switch (this) {
        case SENDONLY -> RECVONLY;
        case RECVONLY -> SENDONLY;
        default -> this;
      };
    }
  }

  static Optional<Sdp> in(Message message) {
    byte[] raw = message.getRawContent();
    if (raw == null) {
      return Optional.empty();
    }
    String text = new String(raw, US_ASCII);
    Matcher address = ADDRESS.matcher(text);
    Matcher port = PORT.matcher(text);
    if (!address.find() || !port.find()) {
      return Optional.empty();
    }
    Matcher said = DIRECTION.matcher(text);
    Direction direction =
        said.find()
            ? Direction.valueOf(said.group(1).toUpperCase(Locale.ROOT))
            : Direction.SENDRECV;
    return Optional.of(new Sdp(address.group(1), Integer.parseInt(port.group(1)), direction));
  }

  /** The description as it is sent; {@code version} grows by one with every change in a call. */
  String text(int version) {
    return String.join(
        "\r\n",
        "v=0",
        "o=- " + port + " " + version + " IN IP4 " + address,
        "s=call",
        "c=IN IP4 " + address,
        "t=0 0",
        "m=audio " + port + " RTP/AVP 0 101",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:101 telephone-event/8000",
        "a=fmtp:101 0-16",
        "a=ptime:20",
        "a=" + direction.name().toLowerCase(Locale.ROOT),
        "");
  }
}
