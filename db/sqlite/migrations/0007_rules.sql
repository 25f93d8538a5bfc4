CREATE TABLE `programme_versions` (
	`programme` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`programme`, `version`)
);
--> statement-breakpoint
ALTER TABLE `dossiers` ADD `rules` integer DEFAULT 0 NOT NULL;