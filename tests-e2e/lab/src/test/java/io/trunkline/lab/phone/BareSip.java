package io.trunkline.lab.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/** The other end of a phone, with nothing but a socket: it can forget, repeat and contradict. */
final class BareSip implements AutoCloseable {
  private final DatagramSocket socket;
  private final int phone;

  BareSip(int phone) throws IOException {
    this.phone = phone;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setSoTimeout(5_000);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The next message that begins so; others are passed over. */
  String hears(String begin) {
    byte[] bytes = new byte[65_535];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        String text = new String(bytes, 0, packet.getLength(), US_ASCII);
        if (text.startsWith(begin)) {
          return text;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("heard no " + begin, e);
    }
  }

  void says(String message) {
    byte[] bytes = message.getBytes(US_ASCII);
    InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), phone);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, there));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a request. */
  String answer(String status, String request) {
    String copied =
        request
            .lines()
            .filter(line -> line.matches("(Via|From|Call-ID|CSeq):.*"))
            .collect(Collectors.joining("\r\n"));
    String to = line(request, "To:");
    String tagged = to.contains("tag=") ? to : to + ";tag=pbx";
    return "SIP/2.0 " + status + "\r\n" + copied + "\r\n" + tagged + "\r\n" + end();
  }

  /** A first INVITE, or with {@code call} one within it: the phone's own first INVITE. */
  String invite(int number, String call) {
    String branch = "z9hG4bK" + System.nanoTime();
    String from = "sip:5@127.0.0.1>;tag=pbx";
    String to = "sip:1001@127.0.0.1>";
    String id = "call-1";
    if (!call.isEmpty()) {
      from = line(call, "To:").replace("To: <", "") + ";tag=pbx";
      to = line(call, "From:").replace("From: <", "");
      id = line(call, "Call-ID:").replace("Call-ID: ", "");
    }
    return "INVITE sip:1001@127.0.0.1:"
        + phone
        + " SIP/2.0\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.1:"
        + port()
        + ";branch="
        + branch
        + "\r\n"
        + "From: <"
        + from
        + "\r\nTo: <"
        + to
        + "\r\n"
        + "Call-ID: "
        + id
        + "\r\nCSeq: "
        + number
        + " INVITE\r\nMax-Forwards: 70\r\n"
        + end();
  }

  private String end() {
    return "Contact: <sip:pbx@127.0.0.1:" + port() + ">\r\nContent-Length: 0\r\n\r\n";
  }

  private static String line(String message, String name) {
    return message.lines().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    socket.close();
  }
}
