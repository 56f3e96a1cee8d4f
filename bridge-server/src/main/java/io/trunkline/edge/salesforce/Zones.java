package io.trunkline.edge.salesforce;

import io.trunkline.edge.salesforce.UserDirectory.Person;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose clock the times of a ticket follow: that of the agent's Salesforce user, else the org's.
 * Salesforce keeps Java's own names of zones in {@code TimeZoneSidKey}. Safe for several threads.
 */
final class Zones {
  private static final String THE_ORG = "org";
  private static final Duration KNOWN_FOR = Duration.ofHours(12);

  private final Org org;
  private final UserDirectory users;
  private final Fresh<String, ZoneId> zones;

  Zones(Org org, UserDirectory users, Clock clock) {
    this.org = org;
    this.users = users;
    this.zones = new Fresh<>(clock, KNOWN_FOR, 1);
  }

  /** The zone if we have it; asks nobody. */
  Optional<ZoneId> known(@Nullable String emailOrUsername) {
    if (emailOrUsername == null || emailOrUsername.isBlank()) {
      return zones.find(THE_ORG);
    }
    return users
        .known(emailOrUsername)
        .flatMap(person -> person.flatMap(Zones::zone).or(() -> zones.find(THE_ORG)));
  }

  /** The zone of this user, or of the org where the user is not known or keeps none. */
  ZoneId of(@Nullable String emailOrUsername, Deadline deadline) throws OrgTrouble {
    if (emailOrUsername != null && !emailOrUsername.isBlank()) {
      Optional<ZoneId> own = users.person(emailOrUsername, deadline).flatMap(Zones::zone);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return ofOrg(deadline);
  }

  void forget() {
    zones.forgetAll();
  }

  private ZoneId ofOrg(Deadline deadline) throws OrgTrouble {
    Optional<ZoneId> known = zones.find(THE_ORG);
    if (known.isPresent()) {
      return known.get();
    }
    String soql = "SELECT TimeZoneSidKey FROM Organization LIMIT 1";
    ZoneId zone =
        JsonFields.objects(org.query(soql, deadline), "records").stream()
            .findFirst()
            .flatMap(one -> zone(JsonFields.text(one, "TimeZoneSidKey", "")))
            .orElseThrow(
                () ->
                    OrgTrouble.refused(
                        "TIME_ZONE", "The org does not tell its time zone.", List.of()));
    zones.keep(THE_ORG, zone);
    return zone;
  }

  private static Optional<ZoneId> zone(Person person) {
    return zone(person.zone());
  }

  private static Optional<ZoneId> zone(String key) {
    try {
      return key.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(key));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
