DROP INDEX `enrolments_whose`;--> statement-breakpoint
DROP INDEX `enrolments_by_days`;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `team` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `enrolments_whose` ON `enrolments` (`person`,`cohort`,`joined`,`left`,`role`,`kept_from`,`team`,`id`);--> statement-breakpoint
CREATE INDEX `enrolments_by_days` ON `enrolments` (`joined`,`left`,`team`);