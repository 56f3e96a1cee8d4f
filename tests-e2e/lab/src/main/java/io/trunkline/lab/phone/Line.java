package io.trunkline.lab.phone;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.clientauthutils.AuthenticationHelper;
import gov.nist.javax.sip.clientauthutils.UserCredentials;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sip.ClientTransaction;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * One SIP stack on one UDP port of the loopback address: makes requests and responses, and answers
 * digest challenges (RFC 3261 section 22). Any thread.
 */
final class Line implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  private static final List<String> ALLOWED =
      List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "INFO", "NOTIFY", "UPDATE", "REFER");
  private static final Duration STOP = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofMillis(5);
  private static final AtomicLong OPENED = new AtomicLong();

  /** A step on the stack, which has three ways to complain. */
  interface Step<T> {
    T run() throws SipException, InvalidArgumentException, ParseException;
  }

  /** As {@link Step}, with nothing to give back. */
  interface Deed {
    void run() throws SipException, InvalidArgumentException, ParseException;
  }

  private record Credentials(String user, String password, String realm)
      implements UserCredentials {
    @Override
    public String getUserName() {
      return user;
    }

    @Override
    public String getPassword() {
      return password;
    }

    @Override
    public String getSipDomain() {
      return realm;
    }
  }

  private final SipStackImpl stack;
  private final SipProvider provider;
  private final AuthenticationHelper authentication;
  private final HeaderFactory headers;
  private final AddressFactory addresses;
  private final MessageFactory messages;
  private final String user;
  private final int localPort;
  private final int pbxPort;

  Line(String user, String password, int localPort, int pbxPort) {
    this.user = user;
    this.localPort = localPort;
    this.pbxPort = pbxPort;
    try {
      SipFactory factory = SipFactory.getInstance();
      headers = factory.createHeaderFactory();
      addresses = factory.createAddressFactory();
      messages = factory.createMessageFactory();
      stack = new SipStackImpl(properties(user));
    } catch (SipException e) {
      throw new PhoneException("no SIP stack: " + e.getMessage(), e);
    }
    try {
      ListeningPoint point = stack.createListeningPoint(LOOPBACK, localPort, ListeningPoint.UDP);
      provider = stack.createSipProvider(point);
    } catch (SipException | InvalidArgumentException e) {
      stack.stop();
      throw new PhoneException("no SIP phone on UDP port " + localPort + ": " + e.getMessage(), e);
    }
    authentication =
        stack.getAuthenticationHelper(
            (challenged, realm) -> new Credentials(user, password, realm), headers);
  }

  private static Properties properties(String user) {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", user + "-" + OPENED.incrementAndGet());
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", MessageLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
    properties.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
    return properties;
  }

  void listen(SipListener listener) {
    try {
      provider.addSipListener(listener);
    } catch (TooManyListenersException e) {
      throw new PhoneException("a line has one phone", e);
    }
  }

  /** The first INVITE of a call from {@code from} to a number of the PBX. */
  Request invite(String number, Address from, String sdp) {
    return make(
        "call " + number,
        () -> {
          SipURI target = at(number, pbxPort);
          Request invite =
              messages.createRequest(
                  target,
                  Request.INVITE,
                  provider.getNewCallId(),
                  headers.createCSeqHeader(1L, Request.INVITE),
                  headers.createFromHeader(from, Long.toHexString(System.nanoTime())),
                  headers.createToHeader(addresses.createAddress(target), null),
                  List.of(headers.createViaHeader(LOOPBACK, localPort, ListeningPoint.UDP, null)),
                  headers.createMaxForwardsHeader(70));
          invite.addHeader(contact());
          for (String method : ALLOWED) {
            invite.addHeader(headers.createAllowHeader(method));
          }
          describe(invite, sdp);
          return invite;
        });
  }

  Address caller(String number, String name) {
    return make(
        "be " + number,
        () -> {
          Address address = addresses.createAddress(addresses.createSipURI(number, LOOPBACK));
          if (!name.isEmpty()) {
            address.setDisplayName(name);
          }
          return address;
        });
  }

  /** A place of the PBX, as a REFER or a 302 names it. */
  SipURI placeOfThePbx(String number) {
    return make("name " + number, () -> at(number, pbxPort));
  }

  void header(Message message, String name, String value) {
    step("say " + name, () -> message.addHeader(headers.createHeader(name, value)));
  }

  void describe(Message message, String sdp) {
    step(
        "describe its audio",
        () -> message.setContent(sdp, headers.createContentTypeHeader("application", "sdp")));
  }

  void carry(Message message, String subtype, String body) {
    step(
        "say " + subtype,
        () -> message.setContent(body, headers.createContentTypeHeader("application", subtype)));
  }

  /** A response with our tag and contact, not yet sent. */
  Response response(int status, Request request) {
    return make(
        "answer " + status,
        () -> {
          Response response = messages.createResponse(status, request);
          ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
          if (to.getTag() == null && status > Response.TRYING) {
            to.setTag(Long.toHexString(System.nanoTime()));
          }
          if (Request.INVITE.equals(request.getMethod()) && status < 300) {
            response.addHeader(contact());
          }
          return response;
        });
  }

  void contact(Message message, SipURI elsewhere) {
    step(
        "name a contact",
        () -> message.setHeader(headers.createContactHeader(addresses.createAddress(elsewhere))));
  }

  /** The transaction a request came in, made if the stack has none yet. */
  ServerTransaction transaction(@Nullable ServerTransaction known, Request request) {
    return known != null
        ? known
        : make("take a " + request.getMethod(), () -> provider.getNewServerTransaction(request));
  }

  ClientTransaction transaction(Request request) {
    return make("send", () -> provider.getNewClientTransaction(request));
  }

  /** The same request again, this time with the digest the PBX asked for. Not yet sent. */
  ClientTransaction withDigest(Response challenge, ClientTransaction challenged) {
    return make(
        "answer a challenge",
        () -> authentication.handleChallenge(challenge, challenged, provider, 5));
  }

  private ContactHeader contact() throws ParseException {
    return headers.createContactHeader(addresses.createAddress(at(user, localPort)));
  }

  private SipURI at(String number, int port) throws ParseException {
    SipURI uri = addresses.createSipURI(number, LOOPBACK);
    uri.setPort(port);
    return uri;
  }

  static <T> T make(String what, Step<T> step) {
    try {
      return step.run();
    } catch (SipException | InvalidArgumentException | ParseException e) {
      throw new PhoneException("a phone could not " + what + ": " + e.getMessage(), e);
    }
  }

  static void step(String what, Deed deed) {
    try {
      deed.run();
    } catch (SipException | InvalidArgumentException | ParseException e) {
      throw new PhoneException("a phone could not " + what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Frees the port and ends the stack's threads. The stack does not wake the one that hands out
   * what it heard, so that is done here.
   */
  @Override
  public void close() {
    EventScanner waiting = stack.getEventScanner();
    if (waiting == null) {
      return; // closed before
    }
    long patience = System.nanoTime() + STOP.toNanos();
    while (!(hasStopped() && isFree(localPort)) && System.nanoTime() < patience) {
      LockSupport.parkNanos(AGAIN.toNanos());
    }
    waiting.forceStop();
    IOExceptionEvent wake = new IOExceptionEvent(provider, LOOPBACK, localPort, ListeningPoint.UDP);
    waiting.addEvent(new EventWrapper(wake, null));
  }

  /** The system frees a port only when the thread that reads from it has let go. */
  private static boolean isFree(int port) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** The stack sleeps a second on its way to its end; a thread that was interrupted does not. */
  private boolean hasStopped() {
    boolean asked = Thread.interrupted();
    Thread.currentThread().interrupt();
    try {
      stack.stop();
      return true;
    } catch (NullPointerException e) {
      // It stumbles over a port whose thread has not begun to listen, which is a matter of time.
      StackLog.trace("closed before it listened", e);
      return false;
    } finally {
      boolean unused = Thread.interrupted();
      if (asked) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
