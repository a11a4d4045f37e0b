//! Lists of names, each declared once: the variants of an enum, their names, what they mean.

/// Declares a list of names once: the variants, their names and what they mean.
macro_rules! named {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$meaning])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every one with its name.
            pub const NAMES: &'static [($name, &'static str)] = &[$((Self::$variant, $text),)*];

            /// The name in machine formats.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}
pub(super) use named;
