package io.trunkline.edge.recording;

import io.trunkline.core.Secret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * A web server that gives out the PBX's recordings. Files are asked for and passed on piece by
 * piece, never kept; a redirect is followed nowhere.
 */
final class WebSource implements SoundSource {
  /** The method is not allowed here, or nowhere. */
  private static final Set<Integer> KNOWS_NO_HEAD = Set.of(405, 501);

  private final CloseableHttpClient client;
  private final String address;
  private final Optional<String> authorization;

  /** Asks with this name and password, where there is a name. */
  WebSource(
      CloseableHttpClient client, String address, @Nullable String username, Secret password) {
    this.client = client;
    this.address = address.replaceAll("/+$", "");
    this.authorization =
        Optional.ofNullable(username).map(name -> basic(name + ":" + password.reveal()));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Look look(List<String> way) {
    String path = way.stream().map(MediaType::encoded).collect(Collectors.joining("/"));
    URI file = URI.create(address + "/" + path);
    try {
      return look(file);
    } catch (SSLHandshakeException | SSLPeerUnverifiedException untrusted) {
      return new Look.Away(
          "The TLS certificate of " + address + " is not trusted by the bridge's Java.");
    } catch (IOException broken) {
      return new Look.Away("The web server at " + address + " does not answer.");
    }
  }

  private Look look(URI file) throws IOException {
    try (ClassicHttpResponse head = send(request("HEAD", file))) {
      if (!KNOWS_NO_HEAD.contains(head.getCode())) {
        long size = header(head, "Content-Length").flatMap(WebSource::number).orElse(-1L);
        return judge(head, file, size);
      }
    }
    return lookAtFirstByte(file);
  }

  /** The same for a server that knows no HEAD: it is asked for one byte, and says how many. */
  private Look lookAtFirstByte(URI file) throws IOException {
    HttpUriRequestBase get = request("GET", file);
    get.setHeader("Range", "bytes=0-0");
    ClassicHttpResponse first = send(get);
    try {
      String all = header(first, "Content-Range").orElse("").replaceFirst("^bytes [^/]*/", "");
      String size = first.getCode() == 200 ? header(first, "Content-Length").orElse("") : all;
      return judge(first, file, number(size).orElse(-1L));
    } finally {
      // A server that knows no ranges sends the whole file: it is hung up on.
      get.cancel();
      Closer.closeQuietly(first);
    }
  }

  private Look judge(ClassicHttpResponse head, URI file, long size) {
    int status = head.getCode();
    // Of an empty file there is no first byte: 416, which says its size.
    if (status == 200 || status == 206 || (status == 416 && size == 0)) {
      String tag = header(head, "ETag").filter(WebSource::isStrong).orElse(null);
      return new Look.Found(
          new Sound(
              size,
              tag,
              modified(head),
              (from, length) -> open(file, new Piece(from, length, size), tag)));
    }
    if (status == 404 || status == 410) {
      return new Look.Missing("It is not at " + file + ".");
    }
    if (status >= 300 && status < 400) {
      return new Look.Barred(
          "The web server at " + address + " sends us elsewhere, where we do not follow.");
    }
    if (status == 401 || status == 403 || status == 407) {
      return new Look.Barred(
          "The web server at " + address + " refuses us (" + status + "); look at the password.");
    }
    return new Look.Away("The web server at " + address + " answers " + status + ".");
  }

  private InputStream open(URI file, Piece piece, @Nullable String tag) throws IOException {
    HttpUriRequestBase get = request("GET", file);
    if (piece.isPart()) {
      get.setHeader("Range", "bytes=" + piece.from() + "-" + (piece.from() + piece.length() - 1));
    }
    if (piece.length() >= 0 && tag != null) {
      get.setHeader("If-Match", tag);
    }
    ClassicHttpResponse response = send(get);
    HttpEntity entity = response.getEntity();
    try {
      if (entity == null || (response.getCode() != 200 && response.getCode() != 206)) {
        throw new IOException("the PBX's web server answered " + response.getCode());
      }
      InputStream bytes = entity.getContent();
      if (response.getCode() == 206) {
        check(response, piece.from());
      } else {
        bytes.skipNBytes(piece.from());
      }
      return new Body(bytes, response, get);
    } catch (IOException | RuntimeException broken) {
      get.cancel();
      response.close();
      throw broken;
    }
  }

  private static void check(ClassicHttpResponse response, long from) throws IOException {
    String range = header(response, "Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      throw new IOException("the PBX's web server gave another range than was asked for");
    }
  }

  private HttpUriRequestBase request(String method, URI file) {
    var request = new HttpUriRequestBase(method, file);
    request.setHeader("Accept-Encoding", "identity");
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    return request;
  }

  private ClassicHttpResponse send(HttpUriRequestBase request) throws IOException {
    return client.executeOpen(null, request, null);
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  private static @Nullable Instant modified(ClassicHttpResponse response) {
    return header(response, "Last-Modified").map(DateUtils::parseStandardDate).orElse(null);
  }

  private static boolean isStrong(String tag) {
    return tag.matches("\"[\\x21\\x23-\\x7e]{0,200}\"");
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** What is wanted of a file of this size, in bytes; a length or size below zero is not known. */
  private record Piece(long from, long length, long size) {
    boolean isPart() {
      return length > 0 && (from > 0 || length != size);
    }
  }

  /** The answer's bytes; who stops in the middle does not have the rest read to its end. */
  private static final class Body extends FilterInputStream {
    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;

    Body(InputStream bytes, ClassicHttpResponse response, HttpUriRequestBase request) {
      super(bytes);
      this.response = response;
      this.request = request;
    }

    @Override
    public void close() throws IOException {
      request.cancel();
      response.close();
    }
  }
}
