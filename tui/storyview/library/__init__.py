"""What is kept between runs: settings, comparisons, the place where reading stopped."""
