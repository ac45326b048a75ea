//! A register in memory.
#[derive(Debug)]
pub struct MemoryRegister;
