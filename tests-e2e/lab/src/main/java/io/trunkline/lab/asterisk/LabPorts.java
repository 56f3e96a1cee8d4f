package io.trunkline.lab.asterisk;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a lab listens and where it looks for phones, all on 127.0.0.1. AMI and HTTP are TCP, all
 * others UDP. Nobody listens on the trunk's and the phones' ports until a test does.
 *
 * @param amiTls where a test may have AMI with TLS listen; nobody does by itself
 * @param http the web server with SIP over WebSocket at {@code /ws}
 * @param chanSip chan_sip's port, on Asterisk 16 only
 * @param trunk where calls to the outside go, and where calls from the outside come from
 * @param phones the agents' phones by name: their extension, and {@link #SECOND_PHONE}
 */
public record LabPorts(
    int ami,
    int amiTls,
    int sip,
    int http,
    int chanSip,
    int trunk,
    int rtpStart,
    int rtpEnd,
    Map<String, Integer> phones) {
  /** The other phone of 1001, which rings when 1101 or the DID 39061007 is dialled. */
  public static final String SECOND_PHONE = "1001-2";

  public LabPorts {
    phones = Map.copyOf(new TreeMap<>(phones));
  }

  /** The port where this phone is expected. */
  public int phone(String name) {
    return Objects.requireNonNull(phones.get(name), () -> "the lab has no phone " + name);
  }
}
