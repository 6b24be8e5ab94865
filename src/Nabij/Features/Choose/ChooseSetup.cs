namespace Nabij.Features.Choose;

internal static class ChooseSetup
{
    public static void AddChoose(this IServiceCollection services) => services.AddScoped<AnswerTexts>();
}
