package io.trunkline.core.dial;

import io.trunkline.core.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk that we follow. Its AMI secret is kept apart in {@link io.trunkline.core.Secrets}
 * under {@code pbx/ID/secret}.
 *
 * @param id made by us; call names begin with it
 * @param name for people
 * @param host where AMI listens; of a pair both, with a comma between
 * @param port AMI's port, 5038 by default
 * @param tls whether AMI is spoken over TLS
 * @param certificate the PEM certificate to trust, or null for the public authorities
 * @param username the AMI user
 * @param country ISO 3166 code whose national numbers this PBX dials, such as {@code IT}
 * @param outsidePrefix what agents dial to get an outside line; may be empty
 * @param routeVariable the channel variable that names the outbound route
 * @param internalExtensions patterns of numbers that are inside, beside agents' phones, in the
 *     dialplan's notation ({@code 1XXX})
 * @param dialling how agents call from their pages, or null where they do not
 * @param recordings where the recording files can be read from here, or null where they cannot
 */
public record Pbx(
    String id,
    String name,
    String host,
    int port,
    boolean tls,
    @Nullable String certificate,
    String username,
    String country,
    String outsidePrefix,
    String routeVariable,
    List<String> internalExtensions,
    @Nullable Dialling dialling,
    @Nullable RecordingPlace recordings)
    implements Kept {
  public Pbx {
    internalExtensions = List.copyOf(internalExtensions);
  }

  /**
   * Whether its calls are followed just as that one's: its name, how numbers are dialled and where
   * its recordings are may differ. Such a change does not cut the link in mid-call.
   */
  public boolean isFollowedLike(Pbx other) {
    return asFollowed().equals(other.asFollowed());
  }

  private Pbx asFollowed() {
    return new Pbx(
        id,
        "",
        host,
        port,
        tls,
        certificate,
        username,
        "",
        "",
        routeVariable,
        internalExtensions,
        null,
        null);
  }
}
