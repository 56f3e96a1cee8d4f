package io.trunkline.testbridge;

import io.trunkline.core.Secret;
import io.trunkline.core.SecretChanges;
import io.trunkline.core.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory; {@link #keyIsLost} makes them unreadable. */
public final class MemorySecrets implements Secrets {
  private final Map<String, Secret> secretByName = new ConcurrentHashMap<>();
  private final SecretChanges changes = new SecretChanges();
  private volatile boolean lost;

  public void keyIsLost() {
    lost = true;
  }

  @Override
  public Optional<Secret> find(String name) {
    return lost ? Optional.empty() : Optional.ofNullable(secretByName.get(name));
  }

  @Override
  public boolean known(String name) {
    return secretByName.containsKey(name);
  }

  @Override
  public long lastChange(String name) {
    return changes.lastOf(name);
  }

  @Override
  public void put(String name, Secret secret) {
    secretByName.put(name, secret);
    changes.put(name);
  }

  @Override
  public void removeAll(String prefix) {
    secretByName.keySet().removeIf(name -> name.startsWith(prefix));
    changes.removed(prefix);
  }
}
