import { writeProgrammeSchema } from "../programmes-schema.ts";

writeProgrammeSchema();
