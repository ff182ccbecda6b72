//! Segmentation, and the choice of version and level.

use crate::error::TooLong;
use crate::mask::Mask;
use crate::mode::{Mode, NO_VALUE, VersionRange, value};
use crate::profile::Profile;
use crate::segments::{MAX_CHARACTERS, Segments};
use crate::version::{Level, Version};

/// Version, level and segments of a symbol whose modules are not computed yet; made by [`plan`].
///
/// Use it to find the size of a symbol beforehand, or to compare profiles: planning takes about a tenth of the time of
/// writing. `Debug` does not show the text.
///
/// ```
/// use qr_symbol::{Level, Profile, plan};
///
/// let text = b"https://example.com/products/4711?lang=en";
/// let version = |level| plan(text, Profile::UNIFORM.min_level(level)).map(|plan| plan.version().number());
/// assert_eq!(Level::ALL.map(version), [Ok(3), Ok(3), Ok(4), Ok(5)]);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Plan<'t> {
    pub(crate) text: &'t [u8],
    pub(crate) version: Version,
    pub(crate) level: Level,
    pub(crate) mask: Option<Mask>,
    pub(crate) segments: Segments,
    pub(crate) bits: usize,
}

/// Plans the symbol of a text, which may be any bytes.
///
/// Segments are numeric, alphanumeric or byte, without ECI. Of all segmentations of the text, the plan has the one with
///
/// 1. the fewest bits,
/// 2. among these, the fewest segments,
/// 3. among these, the first in lexicographic order of the modes of its characters, where numeric comes before
///    alphanumeric and alphanumeric before byte.
///
/// This segmentation is unique. The version is the smallest that holds it at the profile's level. The level is then
/// raised as far as that version allows, unless the profile [keeps](Profile::keep_level) it.
///
/// ```
/// use qr_symbol::{Level, Profile, plan};
///
/// let plan = plan(b"https://example.com/", Profile::UNIFORM)?;
/// assert_eq!((plan.version().number(), plan.level(), plan.bits()), (2, Level::Q, 172));
/// # Ok::<(), qr_symbol::TooLong>(())
/// ```
///
/// # Errors
///
/// [`TooLong`] if no version holds the text at the profile's level: 2,332 times `a` at level M.
///
/// Source: ISO/IEC 18004:2015, 7.4; the segmentation is the writer's choice (annex J is a recommendation).
#[inline(never)]
pub fn plan(text: &[u8], profile: Profile) -> Result<Plan<'_>, TooLong> {
    if text.len() > MAX_PLANNED {
        return Err(TooLong::new(text.len().saturating_mul(8), profile.level));
    }
    let mut needed = 0;
    for range in VersionRange::ALL {
        if largest(range) < profile.version {
            continue;
        }
        // The last range is always tried: its bits are those of the error.
        if range != VersionRange::UpTo40 && exceeds_densest_mode(text, range, profile) {
            continue;
        }
        let segmentation = match range {
            VersionRange::UpTo9 => segment_up_to_9(text),
            VersionRange::UpTo26 => segment_up_to_26(text),
            VersionRange::UpTo40 => segment_up_to_40(text),
        };
        needed = segmentation.bits;
        if let Some((version, level)) = smallest_version(needed, range, profile) {
            return Ok(Plan {
                text,
                version,
                level,
                mask: profile.mask,
                segments: segmentation.segments,
                bits: needed,
            });
        }
    }
    Err(TooLong::new(needed, profile.level))
}

/// Returns whether no version of the range holds as many characters even in numeric mode, three in ten bits.
fn exceeds_densest_mode(text: &[u8], range: VersionRange, profile: Profile) -> bool {
    text.len().saturating_mul(10) / 3 > largest(range).capacity(profile.level)
}

impl<'t> Plan<'t> {
    /// Returns the text.
    #[must_use]
    pub const fn text(&self) -> &'t [u8] {
        self.text
    }

    /// Returns the version: the smallest that holds [`bits`](Self::bits) at the profile's level.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Returns the level: that of the profile, or a higher one that the version allows.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Returns the segments. They depend on the range of the version (1–9, 10–26, 27–40), because headers differ in
    /// length.
    #[must_use]
    pub const fn segments(&self) -> &Segments {
        &self.segments
    }

    /// Returns the number of bits that the segments take, at most the version's [`capacity`](Version::capacity).
    #[must_use]
    pub const fn bits(&self) -> usize {
        self.bits
    }
}

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

const fn largest(range: VersionRange) -> Version {
    let number = match range {
        VersionRange::UpTo9 => 9,
        VersionRange::UpTo26 => 26,
        VersionRange::UpTo40 => 40,
    };
    match Version::new(number) {
        Some(version) => version,
        None => Version::MAX,
    }
}

/// Returns the smallest version of a range that holds a number of bits, and the level for it.
fn smallest_version(
    bits: usize,
    range: VersionRange,
    profile: Profile,
) -> Option<(Version, Level)> {
    let holds = |version: Version, level| version.capacity(level) >= bits;
    let version = Version::all().find(|&version| {
        VersionRange::of(version) == range
            && version >= profile.version
            && holds(version, profile.level)
    })?;
    if profile.keep_level {
        return Some((version, profile.level));
    }
    let highest = Level::ALL.into_iter().rfind(|&level| holds(version, level));
    Some((version, highest.unwrap_or(profile.level)))
}

/// The best segmentation of a text. `segments` is empty if no symbol of the range holds the text.
struct Segmentation {
    bits: usize,
    segments: Segments,
}

// Each table is as long as the longest text that fits, in numeric mode at level L. Each has a function of its own,
// because a short text must not take the stack of a long one.

#[inline(never)]
fn segment_up_to_9(text: &[u8]) -> Segmentation {
    segment(text, VersionRange::UpTo9, &mut [0; 552])
}

#[inline(never)]
fn segment_up_to_26(text: &[u8]) -> Segmentation {
    segment(text, VersionRange::UpTo26, &mut [0; 3283])
}

#[inline(never)]
fn segment_up_to_40(text: &[u8]) -> Segmentation {
    segment(text, VersionRange::UpTo40, &mut [0; MAX_CHARACTERS])
}

/// Finds the best segmentation of a text by dynamic programming from its end.
///
/// For every position and every [`State`] before it, the least cost of the remaining text follows from the costs at the
/// next position. The state holds how many digits the last numeric group has, or whether the last alphanumeric pair is
/// full. With it, every character costs a whole number of bits.
///
/// `steps` stores the mode of the next character. A text that is longer than `steps` fits in no symbol of the range:
/// only its bits are computed.
#[inline(always)]
fn segment(text: &[u8], range: VersionRange, steps: &mut [u16]) -> Segmentation {
    let cost = least_cost(text, range, steps);
    let mut segments = Segments::EMPTY;
    if text.len() <= steps.len() {
        let mut state = State::Start;
        for step in steps.iter().take(text.len()) {
            let mode = state.next_mode(*step);
            state = state.after(mode);
            segments.push(mode);
        }
    }
    Segmentation {
        bits: usize::try_from(cost >> BITS).unwrap_or(usize::MAX),
        segments,
    }
}

/// How the character before a position is encoded.
#[derive(Clone, Copy)]
enum State {
    /// In numeric mode, as the third of its group.
    Numeric0,
    /// In numeric mode, as the first of its group.
    Numeric1,
    /// In numeric mode, as the second of its group.
    Numeric2,
    /// In alphanumeric mode, as the second of its pair.
    Alphanumeric0,
    /// In alphanumeric mode, as the first of its pair.
    Alphanumeric1,
    /// In byte mode.
    Byte,
    /// There is no character before.
    Start,
}

impl State {
    /// Returns the mode that a step stores for this state.
    const fn next_mode(self, step: u16) -> Mode {
        match step.wrapping_shr((self as u32).wrapping_mul(2)) & 3 {
            0 => Mode::Numeric,
            1 => Mode::Alphanumeric,
            _ => Mode::Byte,
        }
    }

    /// Returns the state after a character of that mode.
    const fn after(self, mode: Mode) -> Self {
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

// A cost is one number, so that one comparison applies all three rules. From its highest bit: bits, number of segments,
// and in the two lowest bits the mode of the next character. The mode is for comparison at one position only, and
// cleared before the cost is used at the position before.
const BITS: u32 = 32;
const SEGMENT: u64 = 4;
const MODE: u64 = 3;

/// A cost above that of any text, and low enough that sums do not overflow.
const IMPOSSIBLE: u64 = 1 << 61;

/// The longest text that is divided into segments, far longer than any symbol holds. Its cost is below [`IMPOSSIBLE`].
const MAX_PLANNED: usize = 1 << 24;

/// Returns the least cost of the whole text, and stores the steps that lead to it.
#[inline(always)]
fn least_cost(text: &[u8], range: VersionRange, steps: &mut [u16]) -> u64 {
    // The first character of a segment costs its header too.
    let first = |mode: Mode, character: u64| {
        let header = u64::from(mode.count_bits(range)).wrapping_add(4);
        cost(header.wrapping_add(character), mode).wrapping_add(SEGMENT)
    };
    let first_numeric = first(Mode::Numeric, 4);
    let first_alphanumeric = first(Mode::Alphanumeric, 6);
    let first_byte = first(Mode::Byte, 8);

    let mut costs = [0_u64; 7];
    for (position, &character) in text.iter().enumerate().rev() {
        let value = value(character);
        let no_numeric = if value < 10 { 0 } else { IMPOSSIBLE };
        let no_alphanumeric = if value < NO_VALUE { 0 } else { IMPOSSIBLE };
        let [numeric0, numeric1, numeric2, pair0, pair1, byte, _] = costs;
        let [numeric0, numeric1, numeric2] =
            [numeric0, numeric1, numeric2].map(|cost| cost.wrapping_add(no_numeric));
        let [pair0, pair1] = [pair0, pair1].map(|cost| cost.wrapping_add(no_alphanumeric));

        let new_segment = numeric1
            .wrapping_add(first_numeric)
            .min(pair1.wrapping_add(first_alphanumeric))
            .min(byte.wrapping_add(first_byte));
        let best = [
            numeric1
                .wrapping_add(cost(4, Mode::Numeric))
                .min(new_segment),
            numeric2
                .wrapping_add(cost(3, Mode::Numeric))
                .min(new_segment),
            numeric0
                .wrapping_add(cost(3, Mode::Numeric))
                .min(new_segment),
            pair1
                .wrapping_add(cost(6, Mode::Alphanumeric))
                .min(new_segment),
            pair0
                .wrapping_add(cost(5, Mode::Alphanumeric))
                .min(new_segment),
            byte.wrapping_add(cost(8, Mode::Byte)).min(new_segment),
            new_segment,
        ];
        if let Some(step) = steps.get_mut(position) {
            // Two bits for each state, the first state lowest.
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

/// Returns the cost of a number of bits, with the mode of the next character.
const fn cost(bits: u64, mode: Mode) -> u64 {
    bits.wrapping_shl(BITS) | mode as u64
}
