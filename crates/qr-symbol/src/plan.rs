//! Planning: which modes, which version, which level.

use super::error::TooLong;
use super::mask::Mask;
use super::mode::{Mode, NO_VALUE, Range, value};
use super::profile::Profile;
use super::segments::{MAX_CHARACTERS, Segments};
use super::version::{Level, Version};

/// What a symbol of a text will be, before a module is drawn; made by [`plan`].
///
/// For whoever wants to know the size before there is room for it, or to compare profiles: planning takes about a tenth of the
/// time of writing. [`write`](Self::write) draws it.
///
/// ```
/// use qr_symbol::{Level, Profile, plan};
///
/// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|";
/// let sizes = Level::ALL.map(|level| plan(text, Profile::UNIFORM.at_least(level)).map(|plan| plan.version().number()));
/// assert_eq!(sizes, [Ok(3), Ok(4), Ok(5), Ok(6)]);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Plan<'t> {
    pub(super) text: &'t [u8],
    pub(super) version: Version,
    pub(super) level: Level,
    pub(super) mask: Option<Mask>,
    pub(super) segments: Segments,
    pub(super) bits: usize,
}

/// Plans the symbol of a text: the smallest that holds it.
///
/// Any bytes can be written. Segments are numeric, alphanumeric or byte, without ECI, and of all ways to divide the text
/// the one is taken that has
///
/// 1. the fewest bits,
/// 2. of these the fewest segments,
/// 3. of these the first in lexicographic order, where the modes of the characters are compared from the first to the
///    last and numeric comes before alphanumeric before byte.
///
/// So there is exactly one answer, and it is the same in every app. The version is the smallest that holds these bits at
/// the profile's level; the level is then raised as far as that version allows, unless the profile keeps it.
///
/// ```
/// use qr_symbol::{Level, Profile, plan};
///
/// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
/// let plan = plan(text, Profile::UNIFORM)?;
/// assert_eq!(plan.version().number(), 4);
/// assert_eq!(plan.level(), Level::M);
/// # Ok::<(), qr_symbol::TooLong>(())
/// ```
///
/// # Errors
///
/// [`TooLong`] if no version holds the text at the profile's level: `a` 2,332 times at level M. It says by how much.
///
/// Source: ISO/IEC 18004:2015, 7.4, which leaves the choice of modes free (annex J only recommends).
#[inline(never)]
pub fn plan(text: &[u8], profile: Profile) -> Result<Plan<'_>, TooLong> {
    if text.len() > MEASURED {
        return Err(TooLong::new(text.len().saturating_mul(8), profile.level));
    }
    let mut needed = 0;
    for range in Range::ALL {
        if largest(range) < profile.version {
            continue;
        }
        // Without a closer look, unless to say how long it is.
        if range != Range::To40 && is_too_long_at_best(text, range, profile) {
            continue;
        }
        let divided = match range {
            Range::To9 => divide_to_9(text),
            Range::To26 => divide_to_26(text),
            Range::To40 => divide_to_40(text),
        };
        needed = divided.bits;
        if let Some((version, level)) = fitting(needed, range, profile) {
            return Ok(Plan {
                text,
                version,
                level,
                mask: profile.mask,
                segments: divided.segments,
                bits: needed,
            });
        }
    }
    Err(TooLong::new(needed, profile.level))
}

/// Whether no version of the range holds the text even in the densest mode, in which three characters take ten bits.
fn is_too_long_at_best(text: &[u8], range: Range, profile: Profile) -> bool {
    text.len().saturating_mul(10) / 3 > largest(range).capacity(profile.level)
}

impl<'t> Plan<'t> {
    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t [u8] {
        self.text
    }

    /// The version the symbol will have: the smallest that holds [`bits`](Self::bits) at the profile's level.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The level the symbol will have: the profile's, or a higher one that the version has room for.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The modes the text will be written in; they depend on the version's range (1–9, 10–26, 27–40), whose headers are of
    /// different lengths.
    #[must_use]
    pub const fn segments(&self) -> &Segments {
        &self.segments
    }

    /// How many bits the segments take, of the version's [`capacity`](Version::capacity); the rest is terminator and padding.
    #[must_use]
    pub const fn bits(&self) -> usize {
        self.bits
    }
}

/// Everything but the text.
impl core::fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Plan")
            .field("version", &self.version)
            .field("level", &self.level)
            .field("mask", &self.mask)
            .field("segments", &self.segments)
            .field("bits", &self.bits)
            .finish_non_exhaustive()
    }
}

const fn largest(range: Range) -> Version {
    let number = match range {
        Range::To9 => 9,
        Range::To26 => 26,
        Range::To40 => 40,
    };
    match Version::new(number) {
        Some(version) => version,
        None => Version::MAX,
    }
}

/// The smallest version of a range that holds so many bits, and the level it is drawn at.
fn fitting(bits: usize, range: Range, profile: Profile) -> Option<(Version, Level)> {
    let holds = |version: Version, level| version.capacity(level) >= bits;
    let version = Version::all().find(|&version| {
        Range::of(version) == range && version >= profile.version && holds(version, profile.level)
    })?;
    if profile.keep_level {
        return Some((version, profile.level));
    }
    let highest = Level::ALL.into_iter().rfind(|&level| holds(version, level));
    Some((version, highest.unwrap_or(profile.level)))
}

/// The best way to divide a text into segments, and what it costs. There are no segments where no symbol of the range holds
/// them.
struct Divided {
    bits: usize,
    segments: Segments,
}

// The tables are as long as the longest text that fits: in the densest mode, at level L. Each has a function of its own,
// so that a short text does not take the stack of a long one.

#[inline(never)]
fn divide_to_9(text: &[u8]) -> Divided {
    divide(text, Range::To9, &mut [0; 552])
}

#[inline(never)]
fn divide_to_26(text: &[u8]) -> Divided {
    divide(text, Range::To26, &mut [0; 3283])
}

#[inline(never)]
fn divide_to_40(text: &[u8]) -> Divided {
    divide(text, Range::To40, &mut [0; MAX_CHARACTERS])
}

/// Divides a text by dynamic programming from its end.
///
/// For every place in the text, and every way in which the character before it can have been written, the cheapest way to
/// write the rest is worked out from those of the place behind it. The ways are the six [`states`](State) beside the start:
/// in numeric mode it matters how many digits stand in the last group of three, in alphanumeric mode whether the last pair is
/// full. With them every character has a cost in whole bits, so sums
/// compare exactly.
///
/// `steps` keeps which mode comes next; a text that is longer than it fits no symbol of the range, and only its bits
/// are of interest.
#[inline(always)]
fn divide(text: &[u8], range: Range, steps: &mut [u16]) -> Divided {
    let cost = costs_from_the_end(text, range, steps);
    let mut segments = Segments::EMPTY;
    if text.len() <= steps.len() {
        let mut state = State::Start;
        for step in steps.iter().take(text.len()) {
            let mode = state.of_step(*step);
            state = state.behind(mode);
            segments.push(mode);
        }
    }
    Divided {
        bits: usize::try_from(cost >> BITS).unwrap_or(usize::MAX),
        segments,
    }
}

/// How the character before a place was written.
#[derive(Clone, Copy)]
enum State {
    /// In numeric mode, as third of its group.
    Numeric0,
    /// In numeric mode, as first of its group.
    Numeric1,
    /// In numeric mode, as second of its group.
    Numeric2,
    /// In alphanumeric mode, as second of its pair.
    Alphanumeric0,
    /// In alphanumeric mode, as first of its pair.
    Alphanumeric1,
    Byte,
    /// There is none.
    Start,
}

impl State {
    /// The mode that a step holds for this state.
    const fn of_step(self, step: u16) -> Mode {
        match step.wrapping_shr((self as u32).wrapping_mul(2)) & 3 {
            0 => Mode::Numeric,
            1 => Mode::Alphanumeric,
            _ => Mode::Byte,
        }
    }

    /// The state behind a character of that mode.
    const fn behind(self, mode: Mode) -> Self {
        match (mode, self) {
            (Mode::Numeric, Self::Numeric1) => Self::Numeric2,
            (Mode::Numeric, Self::Numeric2) => Self::Numeric0,
            (Mode::Numeric, _) => Self::Numeric1,
            (Mode::Alphanumeric, Self::Alphanumeric1) => Self::Alphanumeric0,
            (Mode::Alphanumeric, _) => Self::Alphanumeric1,
            (Mode::Byte, _) => Self::Byte,
        }
    }
}

// A cost is one number, so that the smallest is the best by all three rules at once. From its top: bits, segments, and
// in the two lowest bits the mode of the next character, which is dropped when the cost is carried on: it is for
// comparison at this place only.
const BITS: u32 = 32;
const SEGMENT: u64 = 4;
const MODE: u64 = 3;

/// More than any measured text costs, and far enough from overflow.
const NEVER: u64 = 1 << 61;

/// The longest text that is looked at, far more than any symbol holds: its cost stays below [`NEVER`].
const MEASURED: usize = 1 << 24;

/// The cost of the whole text.
#[inline(always)]
fn costs_from_the_end(text: &[u8], range: Range, steps: &mut [u16]) -> u64 {
    // A mode's first character costs its header too.
    let first = |mode: Mode, character: u64| {
        let header = u64::from(mode.count_bits(range)).wrapping_add(4);
        cost(header.wrapping_add(character), mode).wrapping_add(SEGMENT)
    };
    let first_numeric = first(Mode::Numeric, 4);
    let first_alphanumeric = first(Mode::Alphanumeric, 6);
    let first_byte = first(Mode::Byte, 8);

    let mut costs = [0_u64; 7];
    for (at, &character) in text.iter().enumerate().rev() {
        let value = value(character);
        let no_digit = if value < 10 { 0 } else { NEVER };
        let no_value = if value < NO_VALUE { 0 } else { NEVER };
        let [numeric0, numeric1, numeric2, pair0, pair1, byte, _] = costs;
        let [numeric0, numeric1, numeric2] =
            [numeric0, numeric1, numeric2].map(|cost| cost.wrapping_add(no_digit));
        let [pair0, pair1] = [pair0, pair1].map(|cost| cost.wrapping_add(no_value));

        let new = numeric1
            .wrapping_add(first_numeric)
            .min(pair1.wrapping_add(first_alphanumeric))
            .min(byte.wrapping_add(first_byte));
        let best = [
            numeric1.wrapping_add(cost(4, Mode::Numeric)).min(new),
            numeric2.wrapping_add(cost(3, Mode::Numeric)).min(new),
            numeric0.wrapping_add(cost(3, Mode::Numeric)).min(new),
            pair1.wrapping_add(cost(6, Mode::Alphanumeric)).min(new),
            pair0.wrapping_add(cost(5, Mode::Alphanumeric)).min(new),
            byte.wrapping_add(cost(8, Mode::Byte)).min(new),
            new,
        ];
        if let Some(step) = steps.get_mut(at) {
            // Two bits a state, the first state lowest.
            *step = best
                .iter()
                .rev()
                .fold(0, |step, cost| step << 2 | (cost & MODE) as u16);
        }
        costs = best.map(|cost| cost & !MODE);
    }
    let [.., start] = costs;
    start
}

/// So many bits for a character of that mode.
const fn cost(bits: u64, mode: Mode) -> u64 {
    bits.wrapping_shl(BITS) | mode as u64
}
