package io.trunkline.lab.asterisk;

import io.trunkline.ami.client.Secret;
import io.trunkline.lab.asterisk.Running.PortsTaken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** An Asterisk that has just started, in a folder of its own, and the ports kept for it. */
record Booted(Running running, PortBlock block) {
  private static final int ATTEMPTS = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Starts one and waits until it is fully booted; nothing is left where it does not start. */
  static Booted of(AsteriskRoot root) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      PortBlock block = PortBlock.take();
      boolean stands = false;
      try {
        Running running = boot(root, block.ports());
        stands = true;
        return new Booted(running, block);
      } catch (PortsTaken taken) {
        // tries others
      } finally {
        if (!stands) {
          block.close();
        }
      }
    }
    throw new LabUnavailable("others took the ports " + ATTEMPTS + " times; try again");
  }

  private static Running boot(AsteriskRoot root, LabPorts ports) throws PortsTaken {
    try {
      Path folder = Files.createTempDirectory("trunkline-lab");
      Instance instance = new Instance(root, folder, ports, secret(), secret());
      boolean stands = false;
      try {
        instance.write();
        Running running = Running.start(instance);
        stands = true;
        return running;
      } finally {
        if (!stands) {
          instance.remove();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secret secret() {
    return new Secret(new BigInteger(96, RANDOM).toString(Character.MAX_RADIX));
  }
}
