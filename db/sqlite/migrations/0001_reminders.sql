CREATE TABLE `attention` (
	`person` text NOT NULL,
	`monday` integer NOT NULL,
	`messages` integer NOT NULL,
	`digest` integer NOT NULL,
	PRIMARY KEY(`person`, `monday`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attention_of_week` ON `attention` (`monday`,`messages`);--> statement-breakpoint
CREATE TABLE `calendar_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort` text NOT NULL,
	`enrolment` text,
	`moves` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`cohort`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calendar_moves_of_cohort` ON `calendar_moves` (`cohort`,`at`);--> statement-breakpoint
CREATE TABLE `plans` (
	`enrolment` text PRIMARY KEY NOT NULL,
	`next_day` integer NOT NULL,
	`mark` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `plans_next` ON `plans` (`next_day`,`enrolment`);--> statement-breakpoint
CREATE TABLE `rates` (
	`scope` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`enrolment` text NOT NULL,
	`subject` text NOT NULL,
	`step` text,
	`weight` text NOT NULL,
	`day` integer NOT NULL,
	`last_day` integer NOT NULL,
	`zone` text NOT NULL,
	`hour` integer,
	`region` text,
	`facts` text NOT NULL,
	`at` integer NOT NULL,
	`expires` integer NOT NULL,
	`state` text NOT NULL,
	`wake` integer,
	`lease` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`doubted` integer DEFAULT false NOT NULL,
	`message` text,
	`reason` text,
	FOREIGN KEY (`recipient`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_once` ON `reminders` (`key`);--> statement-breakpoint
CREATE INDEX `reminders_awake` ON `reminders` (`wake`) WHERE "reminders"."wake" is not null;--> statement-breakpoint
CREATE INDEX `reminders_of_person` ON `reminders` (`recipient`,`at`);--> statement-breakpoint
CREATE TABLE `snoozes` (
	`person` text NOT NULL,
	`subject` text NOT NULL,
	`until_day` integer NOT NULL,
	PRIMARY KEY(`person`, `subject`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `accounts` ADD `reference` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `messages` text;--> statement-breakpoint
INSERT INTO `plans` (`enrolment`, `next_day`) SELECT `id`, 0 FROM `enrolments`;
