package io.trunkline.core.recording;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links that stand in tickets.
 *
 * @param publicUrl the bridge's own address, without a slash at its end
 * @param references a new reference each time, as {@link Recording} wants it
 */
public record RecordingLinks(String publicUrl, Supplier<String> references) {
  /** The part of the address space in which recordings are. */
  public static final String PATH = "/recordings/";

  /**
   * The link to a recording.
   *
   * @param proxyAddress the account's own address for such links, or null for the bridge's
   */
  public String url(@Nullable String proxyAddress, String reference) {
    String base = proxyAddress == null || proxyAddress.isBlank() ? publicUrl : proxyAddress;
    return base.strip().replaceAll("/+$", "") + PATH + reference;
  }
}
