import { writeProgrammeFormat } from "../programme-format.ts";
import { writeProgrammeSchema } from "../programmes-schema.ts";

writeProgrammeSchema();
writeProgrammeFormat();
