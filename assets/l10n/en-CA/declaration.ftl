# declaration
