package io.trunkline.lab.story;

import io.trunkline.lab.asterisk.AsteriskVersion;

class StoryOn22LabIT extends LiveStories {
  StoryOn22LabIT() {
    super(AsteriskVersion.V22);
  }
}
