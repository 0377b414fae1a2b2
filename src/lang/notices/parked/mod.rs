//! Domains without a site: for sale, parked, with the default page of a server.

mod domain_name;
mod for_sale;
mod parked_sentence;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[for_sale::RULE, domain_name::RULE, parked_sentence::RULE];
