check floor for foreign: actual >= 0 tag publish
