CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`facts` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_of_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE TABLE `personal_exceptions` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`enrolment` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`place` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_exceptions_seq_unique` ON `personal_exceptions` (`seq`);--> statement-breakpoint
CREATE INDEX `exceptions_of_enrolment` ON `personal_exceptions` (`enrolment`,`seq`);--> statement-breakpoint
CREATE TABLE `settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`cohort` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`place` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlements_seq_unique` ON `settlements` (`seq`);--> statement-breakpoint
CREATE INDEX `settlements_of_cohort` ON `settlements` (`cohort`,`seq`);--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`start_year` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cohorts_of_programme` ON `cohorts` (`programme`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_key_unique` ON `deliveries` (`key`);--> statement-breakpoint
CREATE TABLE `dossier_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`enrolment` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`version` integer NOT NULL,
	`event` text NOT NULL,
	FOREIGN KEY (`enrolment`,`kind`,`occasion`) REFERENCES `dossiers`(`enrolment`,`kind`,`occasion`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dossier_events_in_order` ON `dossier_events` (`enrolment`,`kind`,`occasion`,`version`);--> statement-breakpoint
CREATE TABLE `dossier_turns` (
	`enrolment` text NOT NULL,
	`role` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`step` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`enrolment`, `role`, `kind`, `occasion`, `step`),
	FOREIGN KEY (`enrolment`,`kind`,`occasion`) REFERENCES `dossiers`(`enrolment`,`kind`,`occasion`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `dossier_turns_of_role` ON `dossier_turns` (`role`,`since`);--> statement-breakpoint
CREATE TABLE `dossiers` (
	`enrolment` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`state` text NOT NULL,
	`turns` text NOT NULL,
	`changed` integer NOT NULL,
	PRIMARY KEY(`enrolment`, `kind`, `occasion`),
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossiers_by_change` ON `dossiers` (`changed`,`enrolment`,`kind`,`occasion`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`enrolment` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`step` text NOT NULL,
	`person` text NOT NULL,
	`filled` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`enrolment`, `kind`, `occasion`, `step`, `person`),
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_of_person` ON `drafts` (`person`);--> statement-breakpoint
CREATE TABLE `enrolment_terms` (
	`enrolment` text NOT NULL,
	`from_day` integer NOT NULL,
	`until_day` integer,
	`option` text,
	`company` text,
	`region` text,
	PRIMARY KEY(`enrolment`, `from_day`),
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort` text NOT NULL,
	`person` text NOT NULL,
	`role` text NOT NULL,
	`joined` integer NOT NULL,
	`left` integer,
	`kept_from` integer NOT NULL,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_of_person` ON `enrolments` (`person`,`cohort`);--> statement-breakpoint
CREATE INDEX `enrolments_whose` ON `enrolments` (`person`,`cohort`,`joined`,`left`,`role`,`kept_from`,`id`);--> statement-breakpoint
CREATE INDEX `enrolments_of_cohort` ON `enrolments` (`cohort`,`joined`,`left`);--> statement-breakpoint
CREATE INDEX `enrolments_by_days` ON `enrolments` (`joined`,`left`);--> statement-breakpoint
CREATE TABLE `relations` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`enrolment` text,
	`cohort` text,
	`option` text,
	`role` text NOT NULL,
	`person` text NOT NULL,
	`from_day` integer NOT NULL,
	`until_day` integer,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "relations_say_their_scope" CHECK(("relations"."scope" = 'enrolment') = ("relations"."enrolment" is not null)
        and ("relations"."scope" in ('option', 'cohort')) = ("relations"."cohort" is not null)
        and ("relations"."scope" = 'option') = ("relations"."option" is not null))
);
--> statement-breakpoint
CREATE INDEX `relations_of_person` ON `relations` (`person`,`scope`);--> statement-breakpoint
CREATE INDEX `relations_beyond_enrolments` ON `relations` (`person`) WHERE "relations"."scope" <> 'enrolment';--> statement-breakpoint
CREATE INDEX `relations_of_enrolment` ON `relations` (`enrolment`);--> statement-breakpoint
CREATE INDEX `relations_of_scope` ON `relations` (`scope`,`cohort`,`option`);--> statement-breakpoint
CREATE TABLE `import_changes` (
	`import_id` text NOT NULL,
	`seq` integer NOT NULL,
	`entity` text NOT NULL,
	`key` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`import_id`, `seq`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `imported_days` (
	`import_id` text NOT NULL,
	`day` integer NOT NULL,
	`place` text NOT NULL,
	`note` text,
	`cohort` text NOT NULL,
	PRIMARY KEY(`import_id`, `day`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imported_days_of_cohort` ON `imported_days` (`cohort`,`day`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`cohort` text,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_seq_unique` ON `imports` (`seq`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`user` text NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`platform`, `tenant`, `user`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `accounts_of_person` ON `accounts` (`person`);--> statement-breakpoint
CREATE TABLE `emails` (
	`address` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `emails_of_person` ON `emails` (`person`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`sort_key` text NOT NULL,
	`lang` text,
	`zone` text,
	`hour` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_in_order` ON `people` (`sort_key`,`email`,`id`);--> statement-breakpoint
CREATE TABLE `sent_card_dossiers` (
	`enrolment` text NOT NULL,
	`kind` text NOT NULL,
	`occasion` text NOT NULL,
	`card` text NOT NULL,
	PRIMARY KEY(`enrolment`, `kind`, `occasion`, `card`),
	FOREIGN KEY (`card`) REFERENCES `sent_cards`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sent_card_dossiers_of_card` ON `sent_card_dossiers` (`card`);--> statement-breakpoint
CREATE TABLE `sent_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`place` text NOT NULL,
	`person` text NOT NULL,
	`command` text NOT NULL,
	`input` text NOT NULL,
	`changes` integer NOT NULL,
	`since` integer,
	`again` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sent_cards_outdated` ON `sent_cards` (`platform`,`since`) WHERE "sent_cards"."since" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `sent_cards_of_place` ON `sent_cards` (`platform`,`place`);--> statement-breakpoint
CREATE INDEX `sent_cards_of_person` ON `sent_cards` (`person`);--> statement-breakpoint
CREATE TABLE `programme_settings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`programme` text NOT NULL,
	`setting` text NOT NULL,
	`value` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `settings_of_programme` ON `programme_settings` (`programme`,`setting`,`seq`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`deputy` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegations_of_person` ON `delegations` (`person`,`to_day`);--> statement-breakpoint
CREATE INDEX `delegations_of_deputy` ON `delegations` (`deputy`,`to_day`);