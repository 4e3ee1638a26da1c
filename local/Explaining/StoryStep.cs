namespace Local.Explaining;

/// <summary>One thing that happened to a message, in words.</summary>
/// <param name="Attempt">Which of its receives or invocations it belongs to; 0 before the first.</param>
public sealed record StoryStep(DateTimeOffset At, int Attempt, string What);
