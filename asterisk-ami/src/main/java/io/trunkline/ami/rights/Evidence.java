package io.trunkline.ami.rights;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a login.
 *
 * @param user the manager user
 * @param booted whether Asterisk said FullyBooted to it, as it does to who may read system
 * @param commands what it may ask for, or null when that was not answered
 * @param file its section of manager.conf, or null when that could not be read
 * @param whyNoFile why it could not be read; empty when it was
 */
record Evidence(
    String user,
    boolean booted,
    @Nullable Commands commands,
    @Nullable ManagerFile file,
    String whyNoFile) {

  Standing standing(ManagerClass one) {
    Optional<Boolean> inForce = inForce(one);
    Optional<Boolean> written =
        Optional.ofNullable(file).map(known -> known.grants(one.way(), one.word()));
    if (inForce.isPresent() && written.isPresent() && !inForce.equals(written)) {
      return inForce.get() ? Standing.VANISHING : Standing.NOT_LOADED;
    }
    return inForce
        .or(() -> written)
        .map(granted -> granted ? Standing.GRANTED : Standing.MISSING)
        .orElse(Standing.UNKNOWN);
  }

  /** Asterisk shows nobody his read classes; only system shows, by FullyBooted. */
  private Optional<Boolean> inForce(ManagerClass one) {
    if (one == ManagerClass.READ_SYSTEM) {
      return Optional.of(booted);
    }
    return one.way() == ManagerClass.Way.READ || commands == null
        ? Optional.empty()
        : commands.holds(one.word());
  }
}
