package io.trunkline.edge.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.hc.client5.http.utils.DateUtils;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file, or a part of it, as RFC 9110 has it. Blocks until all is sent; a browser that
 * does not read is cut off by the server's idle time.
 */
final class Delivery {
  private static final int PIECE = 32 * 1024;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Request request;
  private final Response response;

  Delivery(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  /**
   * Sends it.
   *
   * @param giving told before the first byte of it goes out, and of nothing else
   */
  void send(Sound sound, String name, Runnable giving) throws IOException {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CACHE_CONTROL, "private, no-cache");
    if (sound.tag() != null) {
      headers.put(HttpHeader.ETAG, sound.tag());
    }
    if (sound.modified() != null) {
      headers.put(HttpHeader.LAST_MODIFIED, httpDate(sound.modified()));
    }
    if (isUnchanged(sound)) {
      response.setStatus(304);
      return;
    }
    if (sound.size() >= 0) {
      headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
    }
    String range = mayHaveRange(sound) ? request.getHeaders().get(HttpHeader.RANGE) : null;
    ByteRange.Asked asked = ByteRange.of(range, sound.size());
    if (asked instanceof ByteRange.Asked.Nothing) {
      headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + sound.size());
      headers.put(HttpHeader.CONTENT_LENGTH, 0);
      response.setStatus(416);
      return;
    }
    headers.put(HttpHeader.CONTENT_TYPE, MediaType.of(name));
    headers.put(HttpHeader.CONTENT_DISPOSITION, MediaType.disposition(name));
    if (asked instanceof ByteRange.Asked.Part part) {
      headers.put(HttpHeader.CONTENT_RANGE, part.range().of(sound.size()));
      body(206, sound, part.range().from(), part.range().length(), giving);
      return;
    }
    body(200, sound, 0, sound.size(), giving);
  }

  private void body(int status, Sound sound, long from, long length, Runnable giving)
      throws IOException {
    if (length >= 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    if (request.getMethod().equals("HEAD")) {
      response.setStatus(status);
      return;
    }
    try (InputStream in = sound.opening().open(from, length)) {
      giving.run();
      response.setStatus(status);
      OutputStream out = Content.Sink.asOutputStream(response);
      copy(in, out, length);
      out.close();
    }
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = length < 0 ? Long.MAX_VALUE : length;
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(PIECE, left));
      if (read < 0) {
        break;
      }
      out.write(piece, 0, read);
      left -= read;
    }
    if (length >= 0 && left > 0) {
      throw new IOException("the file ended too soon");
    }
  }

  private boolean isUnchanged(Sound sound) {
    String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (known != null) {
      return sound.tag() != null && (known.equals("*") || known.contains(sound.tag()));
    }
    Instant since = date(request.getHeaders().get(HttpHeader.IF_MODIFIED_SINCE));
    return since != null
        && sound.modified() != null
        && !sound.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
  }

  /** A range of what the browser has begun to load; of another file it gets all. */
  private boolean mayHaveRange(Sound sound) {
    String only = request.getHeaders().get(HttpHeader.IF_RANGE);
    if (only == null || only.equals(sound.tag())) {
      return true;
    }
    Instant date = date(only);
    return date != null
        && sound.modified() != null
        && date.equals(sound.modified().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String httpDate(Instant at) {
    return HTTP_DATE.format(at);
  }

  private static @Nullable Instant date(@Nullable String text) {
    return text == null ? null : DateUtils.parseStandardDate(text);
  }
}
